/// Looks things up in the event log: events, what became of their deliveries, and their bodies with
/// what nobody should see masked.
@NullMarked
package com.kameleoon.destination.ingest.query;

import org.jspecify.annotations.NullMarked;
