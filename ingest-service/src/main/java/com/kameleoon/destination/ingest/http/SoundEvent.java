package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One event that a door would take.
record SoundEvent(Arrival arrival, ObjectNode tree) {}
