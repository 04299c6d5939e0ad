/// Gives chosen events of the log another chance, at a pace that the targets can bear.
@NullMarked
package com.kameleoon.destination.ingest.replay;

import org.jspecify.annotations.NullMarked;
