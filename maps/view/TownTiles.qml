// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtLocation
import QtPositioning

// The town's own tiles. Under them lies the last complete picture, moved with the camera, so that a tile that is still
// being drawn leaves no hole.
Item {
    id: tiles

    required property string host
    required property MapCamera camera
    property alias kept: picture

    function keep(): void {
        picture.scheduleUpdate();
    }

    ShaderEffectSource {
        id: picture
        sourceItem: map
        live: false
        visible: false
    }

    Map {
        id: map
        anchors.fill: parent
        color: "transparent"
        copyrightsVisible: false
        center: tiles.camera.center
        zoomLevel: tiles.camera.zoom
        minimumZoomLevel: 1
        maximumZoomLevel: 20

        plugin: Plugin {
            name: "osm"

            PluginParameter {
                name: "osm.mapping.custom.host"
                value: tiles.host
            }
            PluginParameter {
                name: "osm.mapping.providersrepository.disabled"
                value: true
            }
            PluginParameter {
                name: "osm.mapping.cache.disk.size"
                value: 0
            }
            PluginParameter {
                name: "osm.mapping.prefetching_style"
                value: "NoPrefetching"
            }
        }

        // The plugin lists its own town servers first; ours is the custom one.
        onSupportedMapTypesChanged: {
            for (const type of map.supportedMapTypes)
                if (type.style === MapType.CustomMap)
                    map.activeMapType = type;
        }
    }
}
