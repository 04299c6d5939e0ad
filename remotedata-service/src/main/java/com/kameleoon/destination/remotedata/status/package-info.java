/// What operators look at: counts, readiness, metrics.
@NullMarked
package com.kameleoon.destination.remotedata.status;

import org.jspecify.annotations.NullMarked;
