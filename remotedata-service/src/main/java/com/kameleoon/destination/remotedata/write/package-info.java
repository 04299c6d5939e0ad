/// From a batch or a posted map to fields with stamps, and into the tables.
@NullMarked
package com.kameleoon.destination.remotedata.write;

import org.jspecify.annotations.NullMarked;
