/// Sends what the log holds to the other two services, until each delivery has an end.
@NullMarked
package com.kameleoon.destination.ingest.delivery;

import org.jspecify.annotations.NullMarked;
