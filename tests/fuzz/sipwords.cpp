// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator's headers say of a call: why it failed, when to try again, who calls. And numbers that are to be
// called. The first byte says which.
#include "inputfile.h"

#include "numberplan.h"
#include "sipcause.h"

#include <string_view>

using namespace campanile::dialer;
using campanile::fuzz::must;

namespace {

bool isItalian(std::uint64_t number)
{
    const std::string digits = std::to_string(number);
    return digits.size() >= 6 && digits.size() <= 15 && digits.starts_with("39");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    switch (data[0] % 4) {
    case 0: {
        const int cause = q850Of(text);
        must(cause >= 0 && cause <= 127 && (cause == 0 || text.contains("Q.850")));
        break;
    }
    case 1:
        if (const auto after = retryAfterOf(text))
            must(after->count() >= 0 && after->count() <= 999'999);
        break;
    case 2:
        if (const auto number = dialable(text)) {
            must(isItalian(number->digits) && '+' + std::to_string(number->digits) == text);
            must((text[3] == '0') == (number->kind == LineKind::Landline));
        }
        break;
    default:
        if (const auto number = callerNumber(text)) // whoever called can be called back
            must(dialable('+' + std::to_string(*number)).has_value());
    }
    return 0;
}
