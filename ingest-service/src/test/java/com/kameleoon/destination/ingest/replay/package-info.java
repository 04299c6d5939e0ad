@NullMarked
package com.kameleoon.destination.ingest.replay;

import org.jspecify.annotations.NullMarked;
