/// Receives events, decides, keeps and delivers them.
@NullMarked
package com.kameleoon.destination.ingest;

import org.jspecify.annotations.NullMarked;
