// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"
#include "placewords.h"

#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

AreaPiece piece(const QString &name, bool exclude = false)
{
    AreaPiece made;
    made.id = PieceId(name.toLower());
    made.name = name;
    made.exclude = exclude;
    made.rings = {{{1, 1}, {1, 2}, {2, 2}}};
    return made;
}

} // namespace

class TestCampaignDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsAsADrillForNobody();
    void undoAndRedo();
    void whatWasUndoneIsForgottenByANewStep();
    void replacingWithTheSameIsNoStep();
    void unknownPiecesAreIgnored();
    void twoPiecesNeverShareAnId();
    void previewIsNoStep();
    void currentPieceFollowsUndo();
    void historyIsBounded();
    void polygonNames();
    void placeInWords();
    void policies();
};

void TestCampaignDraft::startsAsADrillForNobody()
{
    const CampaignDraft draft;
    QCOMPARE(draft.mode(), Mode::Drill);
    QVERIFY(draft.area().pieces.isEmpty());
    QVERIFY(!draft.canUndo() && !draft.canRedo());
    QVERIFY(!draft.message());
    QVERIFY(draft.isEmergency());
    QVERIFY(draft.placeWords().isEmpty());
}

void TestCampaignDraft::undoAndRedo()
{
    CampaignDraft draft;
    QSignalSpy changed(&draft, &CampaignDraft::areaChanged);
    draft.undo();
    draft.redo();
    QCOMPARE(changed.count(), 0);
    draft.addPiece(piece(u"A"_s));
    draft.addPiece(piece(u"B"_s, true));
    const Area both = draft.area();
    draft.removePiece(PieceId(u"a"_s));
    draft.clearArea();
    QVERIFY(draft.area().pieces.isEmpty());
    draft.undo();
    draft.undo();
    QCOMPARE(draft.area(), both);
    draft.undo();
    draft.undo();
    QVERIFY(draft.area().pieces.isEmpty());
    QVERIFY(!draft.canUndo());
    for (int i = 0; i < 4; ++i)
        draft.redo();
    QVERIFY(draft.area().pieces.isEmpty());
    QVERIFY(!draft.canRedo());
    QCOMPARE(changed.count(), 12);
}

void TestCampaignDraft::whatWasUndoneIsForgottenByANewStep()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"A"_s));
    draft.undo();
    draft.addPiece(piece(u"B"_s));
    QVERIFY(!draft.canRedo());
    QCOMPARE(draft.area().pieces.size(), 1);
    QCOMPARE(draft.area().pieces[0].name, u"B"_s);
}

void TestCampaignDraft::replacingWithTheSameIsNoStep()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"A"_s));
    QSignalSpy changed(&draft, &CampaignDraft::areaChanged);
    draft.replacePiece(piece(u"A"_s));
    QCOMPARE(changed.count(), 0);
    draft.undo();
    QVERIFY(!draft.canUndo());
}

void TestCampaignDraft::unknownPiecesAreIgnored()
{
    CampaignDraft draft;
    QSignalSpy changed(&draft, &CampaignDraft::areaChanged);
    draft.replacePiece(piece(u"A"_s));
    draft.removePiece(PieceId(u"a"_s));
    draft.setCurrentPiece(PieceId(u"a"_s));
    QCOMPARE(changed.count(), 0);
    QVERIFY(draft.currentPiece().isEmpty());
}

void TestCampaignDraft::twoPiecesNeverShareAnId()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"A"_s));
    draft.addPiece(piece(u"A"_s));
    AreaPiece nameless = piece(u"C"_s);
    nameless.id = {};
    draft.addPiece(nameless);
    const auto &pieces = draft.area().pieces;
    QCOMPARE(pieces.size(), 3);
    QVERIFY(pieces[0].id != pieces[1].id);
    QVERIFY(!pieces[2].id.isEmpty());
}

void TestCampaignDraft::previewIsNoStep()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"A"_s));
    AreaPiece moved = piece(u"A"_s);
    moved.rings[0][0] = {9, 9};
    QSignalSpy changed(&draft, &CampaignDraft::areaChanged);
    draft.setPreview(moved);
    draft.setPreview(moved);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(draft.areaWithPreview().pieces[0], moved);
    QCOMPARE(draft.area().pieces[0], piece(u"A"_s));
    draft.setPreview({});
    QCOMPARE(draft.areaWithPreview(), draft.area());
    draft.setPreview(piece(u"New"_s));
    QCOMPARE(draft.areaWithPreview().pieces.size(), 2);
    draft.addPiece(piece(u"New"_s));
    QCOMPARE(draft.areaWithPreview().pieces.size(), 2);
    draft.undo();
    draft.undo();
    QVERIFY(!draft.canUndo());
}

void TestCampaignDraft::currentPieceFollowsUndo()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"A"_s));
    QCOMPARE(draft.currentPiece(), PieceId(u"a"_s));
    draft.undo();
    QVERIFY(draft.currentPiece().isEmpty());
    draft.redo();
    draft.setCurrentPiece(PieceId(u"a"_s));
    draft.removePiece(PieceId(u"a"_s));
    QVERIFY(draft.currentPiece().isEmpty());
}

void TestCampaignDraft::historyIsBounded()
{
    CampaignDraft draft;
    for (int i = 0; i < 1000; ++i)
        draft.addPiece(piece(QString::number(i)));
    int steps = 0;
    while (draft.canUndo()) {
        draft.undo();
        ++steps;
    }
    QVERIFY(steps >= 100);
    QVERIFY(steps <= 200);
    QVERIFY(!draft.area().pieces.isEmpty());
}

void TestCampaignDraft::polygonNames()
{
    CampaignDraft draft;
    QCOMPARE(draft.nextPolygonName(), u"Area A"_s);
    draft.addPiece(piece(u"Area A"_s));
    draft.addPiece(piece(u"Area C"_s));
    QCOMPARE(draft.nextPolygonName(), u"Area B"_s);
    for (int i = 0; i < 26; ++i)
        draft.addPiece(piece(draft.nextPolygonName()));
    QCOMPARE(draft.nextPolygonName(), u"Area AC"_s);
}

void TestCampaignDraft::placeInWords()
{
    CampaignDraft draft;
    draft.addPiece(piece(u"Doss"_s, true));
    QVERIFY(draft.placeWords().isEmpty());
    draft.addPiece(piece(u"Piedicastello"_s));
    QCOMPARE(draft.placeWords(), u"Piedicastello"_s);
    draft.addPiece(piece(u"Corso"_s));
    QCOMPARE(draft.placeWords(), u"Piedicastello and in another area"_s);
    draft.addPiece(piece(u"Area A"_s));
    QCOMPARE(draft.placeWords(), u"Piedicastello and in 2 other areas"_s);
    QCOMPARE(placeTitle(draft.area()), u"Piedicastello and 2 other areas"_s);
}

void TestCampaignDraft::policies()
{
    CampaignDraft draft;
    QSignalSpy changed(&draft, &CampaignDraft::policyChanged);
    draft.setEmergency(true);
    QCOMPARE(changed.count(), 0);
    draft.setEmergency(false);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(draft.policy(), Policy::service());
    for (const Policy &policy : {Policy::emergency(), Policy::service()}) {
        // a person who has the message, and a number that does not exist, are never called again
        for (const Outcome final :
            {Outcome::Heard, Outcome::Confirmed, Outcome::Help, Outcome::Invalid, Outcome::Blocked, Outcome::Stopped})
            QVERIFY(!policy.retryDelay.contains(final));
        for (const auto delay : policy.retryDelay)
            QVERIFY(delay >= std::chrono::minutes(2));
    }
    QVERIFY(Policy::emergency().redialUncertain);
    QVERIFY(!Policy::service().redialUncertain);
}

QTEST_GUILESS_MAIN(TestCampaignDraft)
#include "tst_campaigndraft.moc"
