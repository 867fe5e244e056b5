// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The other end of thousands of calls' sound, on one UDP socket: prints its port, answers every packet with one of a
/// person who says a word and then listens, until standard input is closed; then prints what it saw, as JSON. Arrivals
/// are timed by the kernel. (SIPp's own rtp_stream stops after some 1,250 calls.)
int runSoundPeer();
