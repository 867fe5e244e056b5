// SPDX-License-Identifier: GPL-3.0-or-later
#include "ogrsession.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <mutex>

namespace campanile {

namespace {

// Thread-local in GDAL: another part of the program that uses it keeps its own.
constexpr std::pair<const char *, const char *> options[] = {
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "64"}, // megabytes
    {"SHAPE_RESTORE_SHX", "YES"}, // in the folder where the parts were gathered
    {"SHAPE_2GB_LIMIT", "YES"},
    {"LIBKML_RESOLVE_STYLE", "NO"},
    {"OGR_ENABLE_PARTIAL_REPROJECTION", "NO"},
    {"GDAL_PAM_ENABLED", "NO"},
};

void CPL_STDCALL collect(CPLErr kind, CPLErrorNum, const char *message)
{
    if (kind == CE_Failure || kind == CE_Fatal)
        static_cast<OgrSession *>(CPLGetErrorHandlerUserData())->note(message);
}

// A GeoJSON may name an address where its reference system is described.
CPLHTTPResult *noNetwork(
    const char *, CSLConstList, GDALProgressFunc, void *, CPLHTTPFetchWriteFunc, void *, void *session)
{
    static_cast<OgrSession *>(session)->noteNetwork();
    auto *result = static_cast<CPLHTTPResult *>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("no network");
    return result;
}

} // namespace

OgrSession::OgrSession()
{
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoJSON();
        RegisterOGRLIBKML();
        RegisterOGRShape();
        RegisterOGRGeoPackage();
    });
    OSRSetPROJEnableNetwork(0);
    CPLPushErrorHandlerEx(&collect, this);
    CPLHTTPPushFetchCallback(&noNetwork, this);
    for (const auto &[key, value] : options)
        CPLSetThreadLocalConfigOption(key, value);
}

OgrSession::~OgrSession()
{
    for (const auto &[key, value] : options)
        CPLSetThreadLocalConfigOption(key, nullptr);
    CPLHTTPPopFetchCallback();
    CPLPopErrorHandler();
}

void OgrSession::note(const char *message)
{
    ++m_failures;
    m_lastFailure = QString::fromUtf8(message).left(300);
}

} // namespace campanile
