// SPDX-License-Identifier: GPL-3.0-or-later
#include "registrypage.h"

#include "button.h"
#include "errorwords.h"
#include "figures.h"
#include "importpage.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "optoutlist.h"
#include "registryoverview.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

RegistryPage::RegistryPage(
    ContactStore &store, std::shared_ptr<const Gazetteer> gazetteer, DirectoryImporter &importer, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_pages = new QStackedWidget(this);
    layout->addWidget(m_pages);

    m_empty = new QWidget(this);
    auto *empty = new QVBoxLayout(m_empty);
    empty->addStretch();
    m_emptyProblem = new Note(Note::Kind::Error, {}, m_empty);
    m_emptyProblem->setMaximumWidth(640);
    m_emptyProblem->hide();
    empty->addWidget(m_emptyProblem, 0, Qt::AlignHCenter);
    empty->addWidget(new Label(tr("The registry is empty: import the directory of the town's phones."),
                         TextStyle::CardTitle, Ink::Text, m_empty),
        0, Qt::AlignHCenter);
    empty->addSpacing(space16);
    auto *import = new Button(tr("Import a directory…"), Button::Role::Primary, m_empty);
    import->setObjectName(u"registryFirstImport"_s);
    connect(import, &Button::clicked, this, &RegistryPage::chooseFile);
    empty->addWidget(import, 0, Qt::AlignHCenter);
    empty->addStretch();
    m_pages->addWidget(m_empty);

    m_overview = new RegistryOverview(std::move(gazetteer), this);
    connect(m_overview, &RegistryOverview::importRequested, this, &RegistryPage::chooseFile);
    m_pages->addWidget(m_overview);
    m_import = new ImportPage(importer, this);
    m_pages->addWidget(m_import);

    const auto tell = [this](const QString &text, bool good) {
        m_overview->setNotice(text, good);
        m_emptyProblem->setText(text);
        m_emptyProblem->setVisible(!good && !text.isEmpty());
        showRegistry();
        if (m_readAgain)
            read();
    };
    connect(m_import, &ImportPage::finished, this, [this, tell](const ImportReport &report) {
        m_filled = m_filled || report.imported > 0;
        tell(tr("%1 phones imported: %2 new, %3 already known. %4 rows were refused.")
                 .arg(figure(report.imported), figure(report.added), figure(report.merged),
                     figure(report.rejectedCount)),
            true);
    });
    connect(m_import, &ImportPage::failed, this, [tell](const Error &error) { tell(words(error), false); });
    connect(m_import, &ImportPage::cancelled, this, [tell](bool wroteSome) {
        tell(wroteSome ? tr("The import was stopped: what was already imported stays.") : QString(), true);
    });
    connect(&store, &ContactStore::changed, this, &RegistryPage::read);
    read();
}

void RegistryPage::importFile(const QString &path)
{
    if (m_import->isImporting())
        return;
    showPage(m_import);
    m_import->open(path);
}

void RegistryPage::useOptOuts(OptOutList &list)
{
    const auto show = [this, &list] { m_overview->setOptOuts(list.optOuts()); };
    connect(&list, &OptOutList::changed, this, show);
    connect(&list, &OptOutList::withdrawalFailed, this, [this](const QString &number, const Error &error) {
        m_overview->setWithdrawalTrouble(number, words(error), error.code == ErrorCode::DialerDenied);
    });
    connect(m_overview, &RegistryOverview::withdrawRequested, this,
        [&list](const QString &number, const QString &reason) { list.withdraw(number, reason); });
    show();
}

void RegistryPage::showWithoutPosition()
{
    m_overview->showWithoutPosition();
}

void RegistryPage::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Import a directory"), {}, tr("Directories (*.csv *.txt *.tsv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RegistryPage::importFile);
    dialog->open();
}

void RegistryPage::showRegistry()
{
    showPage(m_filled ? static_cast<QWidget *>(m_overview) : m_empty);
}

/// A page that is not seen does not keep the window wide: it was laid out for another size.
void RegistryPage::showPage(QWidget *page)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto policy = m_pages->widget(i) == page ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_pages->widget(i)->setSizePolicy(policy, policy);
    }
    m_pages->setCurrentWidget(page);
}

void RegistryPage::read()
{
    m_readAgain = m_reading || m_import->isImporting(); // an import changes it more often than it can be read
    if (m_readAgain)
        return;
    m_reading = true;
    m_store.stats().then(this, [this](const Result<RegistryStats> &stats) {
        if (!stats) {
            m_emptyProblem->setText(words(stats.error()));
            m_emptyProblem->show();
            return;
        }
        m_filled = stats->contacts > 0;
        m_overview->setStats(*stats);
        if (m_pages->currentWidget() != m_import)
            showRegistry();
    });
    m_store.index().then(this, [this](const Result<std::shared_ptr<const AudienceIndex>> &index) {
        m_reading = false;
        if (index)
            m_overview->setIndex(*index);
        if (m_readAgain)
            read();
    });
}

} // namespace campanile
