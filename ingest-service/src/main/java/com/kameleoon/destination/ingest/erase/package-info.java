/// Erases a user from the log, the queue and the other services, and proves it.
@NullMarked
package com.kameleoon.destination.ingest.erase;

import org.jspecify.annotations.NullMarked;
