// SPDX-License-Identifier: GPL-3.0-or-later
#include "importpage.h"

#include "button.h"
#include "checkedrowsmodel.h"
#include "coveragelist.h"
#include "errorwords.h"
#include "figures.h"
#include "importsteps.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "qualitylist.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QTableView>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int basisCount = 4;

QString fieldWords(DirectoryField field)
{
    switch (field) {
    case DirectoryField::Ignore: return ImportPage::tr("Leave out");
    case DirectoryField::Phone: return ImportPage::tr("Phone");
    case DirectoryField::Name: return ImportPage::tr("Name");
    case DirectoryField::Surname: return ImportPage::tr("Surname");
    case DirectoryField::GivenName: return ImportPage::tr("First name");
    case DirectoryField::Street: return ImportPage::tr("Street");
    case DirectoryField::StreetType: return ImportPage::tr("Kind of street");
    case DirectoryField::Civic: return ImportPage::tr("Civic number");
    case DirectoryField::CivicExponent: return ImportPage::tr("Letter of the civic number");
    case DirectoryField::FullAddress: return ImportPage::tr("Full address");
    case DirectoryField::Language: return ImportPage::tr("Language");
    case DirectoryField::Sample: return ImportPage::tr("Sample");
    case DirectoryField::OptOut: return ImportPage::tr("Not to be called");
    }
    return {};
}

} // namespace

ImportPage::ImportPage(DirectoryImporter &importer, QWidget *parent)
    : QWidget(parent)
    , m_importer(importer)
{
    build();
    connect(&m_inspecting, &QFutureWatcherBase::finished, this, [this] {
        if (m_inspecting.isCanceled())
            return;
        const Result<DirectoryFile> file = m_inspecting.result();
        if (!file) {
            Q_EMIT failed(file.error());
            return;
        }
        m_file = *file;
        showFile();
    });
    connect(&m_checking, &QFutureWatcherBase::finished, this, [this] {
        if (m_checking.isCanceled())
            return;
        const Result<DirectoryCheck> check = m_checking.result();
        if (check)
            m_check = *check;
        else
            m_problem->setText(words(check.error()));
        m_problem->setVisible(!check);
        showCheck();
    });
    connect(&m_importing, &QFutureWatcherBase::finished, this, [this] {
        if (m_importing.isCanceled()) {
            Q_EMIT cancelled(true);
        } else if (const Result<ImportReport> report = m_importing.result()) {
            m_steps->setCurrent(3);
            Q_EMIT finished(*report);
        } else {
            Q_EMIT failed(report.error());
        }
        refresh();
    });
    connect(&m_inspecting, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(&m_inspecting, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_checking, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_importing, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    m_recheckLater.setSingleShot(true);
    m_recheckLater.setInterval(std::chrono::milliseconds(150));
    connect(&m_recheckLater, &QTimer::timeout, this, &ImportPage::recheck);
}

ImportPage::~ImportPage()
{
    m_inspecting.cancel();
    m_checking.cancel();
    m_importing.cancel();
    m_inspecting.waitForFinished();
    m_checking.waitForFinished();
    m_importing.waitForFinished();
}

void ImportPage::open(const QString &path)
{
    m_check.reset();
    m_onlyProblems = false;
    m_file = {};
    m_rows->set({}, {}, {});
    m_problem->hide();
    m_steps->setCurrent(0);
    m_about->setText(QFileInfo(path).fileName());
    m_checking.cancel();
    m_inspecting.setFuture(m_importer.inspect(path));
    refresh();
}

void ImportPage::showFile()
{
    const QString delimiter = m_file.delimiter == u'\t' ? tr("tab") : u"«%1»"_s.arg(m_file.delimiter);
    m_about->setText(tr("%1 · %2 rows · %3, separator %4 · %5")
            .arg(QFileInfo(m_file.path).fileName(), figure(m_file.rows), m_file.encoding, delimiter,
                QLocale().formattedDataSize(m_file.bytes, 1, QLocale::DataSizeSIFormat)));
    m_steps->setCurrent(1);
    m_rows->set(m_file.columns, m_file.fields, {});
    recheck();
}

void ImportPage::recheck()
{
    m_recheckLater.stop();
    m_checking.cancel();
    if (!m_file.fields.contains(DirectoryField::Phone)) {
        m_check.reset();
        m_problem->setText(tr("Choose the column that holds the phone numbers."));
        m_problem->show();
        showRows();
        refresh();
        return;
    }
    m_problem->hide();
    m_checking.setFuture(m_importer.check(m_file, terms()));
    refresh();
}

void ImportPage::showCheck()
{
    showRows();
    if (m_check) {
        const ImportReport &report = m_check->report;
        const auto rejected = [&](ErrorCode code) { return report.rejectedBy.value(code); };
        const qint64 services = rejected(ErrorCode::NumberPremium) + rejected(ErrorCode::NumberShortOrEmergency);
        using State = StatusLight::State;
        m_quality->setParts(
            {{State::Ok, tr("Ready"), report.imported - report.duplicates - report.withoutPosition, true},
                {State::Warning, tr("Without position"), report.withoutPosition, true},
                {State::Warning, tr("Duplicates"), report.duplicates, true},
                {State::Failed, tr("Wrong numbers"), report.rejectedCount - services, true},
                {State::Failed, tr("Paid, short or emergency"), services, true}});
        m_timing->setText(tr("counted on all rows, in %1 s")
                .arg(QLocale().toString(static_cast<double>(report.took.count()) / 1000, 'f', 1)));
        m_kinds->setText(tr("Landlines %1 · mobiles %2 · with a language %3")
                .arg(figure(report.landlines), figure(report.mobiles), figure(report.withLanguage)));
        m_coverage->setCoverage(m_check->coverage);
        const bool poor = !m_check->coverage.isEmpty() && coveredPercent(m_check->coverage.back()) < CoverageList::poor;
        m_poor->setVisible(poor);
        if (poor)
            m_poor->setText(tr("%1 is poorly covered.").arg(m_check->coverage.back().name));
    }
    refresh();
}

void ImportPage::showRows()
{
    const QList<CheckedRow> rows = !m_check ? QList<CheckedRow>{} : m_onlyProblems ? m_check->problems : m_check->first;
    m_rows->set(m_file.columns, m_file.fields, rows);
    for (int column = 0; column < m_file.columns.size(); ++column) {
        auto *choice = new QComboBox(m_table);
        choice->setObjectName(u"importColumn%1"_s.arg(column));
        choice->setAccessibleName(
            tr("What column %1 holds").arg(m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
        for (int i = 0; i < directoryFieldCount; ++i)
            choice->addItem(fieldWords(static_cast<DirectoryField>(i)), i);
        choice->setCurrentIndex(static_cast<int>(m_file.fields[column]));
        connect(choice, &QComboBox::activated, this, [this, column](int field) {
            m_file.fields[column] = static_cast<DirectoryField>(field);
            m_recheckLater.start();
        });
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(6);
        auto *cell = new QWidget(m_table); // air around the list
        auto *inside = new QHBoxLayout(cell);
        inside->setContentsMargins(0, space8, space8, space8);
        inside->addWidget(choice);
        m_table->setIndexWidget(m_rows->index(0, column), cell);
        m_table->resizeColumnToContents(column);
        const int width = std::max(m_table->columnWidth(column) + 24, 128);
        m_table->setColumnWidth(column, std::min(width, 230));
    }
    m_table->setColumnWidth(static_cast<int>(m_file.columns.size()), 200);
    m_table->setRowHeight(0, 56);
    const qsizetype problems = m_check ? m_check->problems.size() : 0;
    m_shown->setText(m_onlyProblems ? tr("First %1 rows with a problem").arg(figure(rows.size()))
                                    : tr("First %1 rows of %2").arg(figure(rows.size()), figure(m_file.rows)));
    m_toggle->setText(m_onlyProblems ? tr("show all rows") : tr("show only rows with a problem"));
    m_toggle->setVisible(m_onlyProblems || problems > 0);
}

void ImportPage::startImport()
{
    if (!m_check || isImporting())
        return;
    m_steps->setCurrent(2);
    m_importing.setFuture(m_importer.import(m_file, terms()));
    refresh();
}

DirectoryTerms ImportPage::terms() const
{
    const int basis = m_basis->checkedId();
    static constexpr std::array<const char *, basisCount> names{
        "public directory, civil protection", "voluntary sign-up", "municipal service", ""};
    return {.source = basis == 1 ? Source::SignUp
            : basis == 0         ? Source::Directory
                                 : Source::Import,
        .legalBasis = basis == basisCount - 1 ? m_otherBasis->text().trimmed()
            : basis >= 0                      ? QString::fromLatin1(names[static_cast<size_t>(basis)])
                                              : QString(),
        .sample = false};
}

void ImportPage::refresh()
{
    const bool busy = m_inspecting.isRunning() || m_checking.isRunning() || isImporting();
    m_progress->setVisible(busy);
    if (!busy)
        m_progress->setValue(0);
    const int phones = m_check ? m_check->report.imported - m_check->report.duplicates : 0;
    const bool basis = !terms().legalBasis.isEmpty();
    m_otherBasis->setVisible(m_basis->checkedId() == basisCount - 1);
    m_go->setText(phones ? tr("Import %1 phones").arg(figure(phones)) : tr("Import"));
    m_go->setEnabled(phones > 0 && basis && !busy);
    m_table->setEnabled(!isImporting());
    m_back->setText(isImporting() ? tr("Stop the import") : tr("Cancel"));
    m_foot->setText(isImporting() ? tr("Importing: what is already in the registry stays if you stop.")
            : phones && !basis    ? tr("Choose the legal basis of these contacts.")
                                  : tr("Nothing is written in the registry before you confirm."));
}

} // namespace campanile
