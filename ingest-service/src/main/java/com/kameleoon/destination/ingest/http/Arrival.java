package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.Door;

/// What is known of events before they are looked at.
///
/// @param source name of the source whose write key came with them; at the Segment door, the
///   destination's own name
record Arrival(Door door, String source, RunningDestination destination) {}
