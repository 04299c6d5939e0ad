/// The console's way to the database, apart from the event log's.
@NullMarked
package com.kameleoon.destination.ingest.store;

import org.jspecify.annotations.NullMarked;
