/// How many events became what, over time: tallies that are kept beside the log, so that no page
/// counts rows.
@NullMarked
package com.kameleoon.destination.ingest.report;

import org.jspecify.annotations.NullMarked;
