// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Effects

// From below: land, tiles, watermark, areas, silent addresses, points, marks, names and handles. C++ fills them and moves them.
Item {
    id: scene

    property color land: "#f3f4f2"
    property color watermark: "#17324d"
    property string drillWord: ""
    property bool grey: false
    property bool focusRing: false
    property color ring: "#17324d"

    Rectangle {
        anchors.fill: parent
        color: scene.land
    }

    Item {
        objectName: "tiles"
        anchors.fill: parent
        layer.enabled: scene.grey
        layer.effect: MultiEffect {
            saturation: -1
        }
    }

    Item {
        id: watermarks

        anchors.fill: parent
        clip: true
        visible: scene.drillWord !== ""
        opacity: 0.1

        Repeater {
            model: watermarks.visible ? 24 : 0

            Text {
                required property int index
                readonly property int row: Math.floor(index / 4)

                x: (index % 4) * 770 + (row % 2) * 385 - 340
                y: row * 250 - 30
                rotation: -28
                text: scene.drillWord
                color: scene.watermark
                font.pixelSize: 44
                font.weight: Font.Bold
                font.letterSpacing: 9
            }
        }
    }

    AreaLayer {
        objectName: "areas"
    }

    PointLayer {
        objectName: "silent"
        anchors.fill: parent
        visible: false
    }

    PointLayer {
        objectName: "points"
        anchors.fill: parent
    }

    MarkLayer {
        objectName: "marks"
        anchors.fill: parent
    }

    SketchLayer {
        objectName: "sketch"
    }

    Rectangle {
        anchors.fill: parent
        visible: scene.focusRing
        color: "transparent"
        border.width: 3
        border.color: scene.ring
    }
}
