@NullMarked
package com.kameleoon.destination.ingest.explain;

import org.jspecify.annotations.NullMarked;
