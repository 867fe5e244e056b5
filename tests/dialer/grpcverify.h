// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <grpcpp/support/status.h>

#include <QTest>

#include <string>

inline std::string statusWords(const grpc::Status &status)
{
    return std::to_string(status.error_code()) + " " + status.error_message();
}

#define QVERIFY_OK(call)                                                                                               \
    do {                                                                                                               \
        const grpc::Status status_ = (call);                                                                           \
        QVERIFY2(status_.ok(), statusWords(status_).c_str());                                                          \
    } while (false)

#define QVERIFY_REFUSED(call, code, reason)                                                                            \
    do {                                                                                                               \
        const grpc::Status status_ = (call);                                                                           \
        QVERIFY2(status_.error_code() == (code) && status_.error_message().starts_with(reason),                        \
            statusWords(status_).c_str());                                                                             \
    } while (false)
