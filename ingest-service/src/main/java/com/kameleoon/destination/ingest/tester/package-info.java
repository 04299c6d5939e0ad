/// Tries events and configurations: through the pipeline that all events take, and dry unless
/// asked.
@NullMarked
package com.kameleoon.destination.ingest.tester;

import org.jspecify.annotations.NullMarked;
