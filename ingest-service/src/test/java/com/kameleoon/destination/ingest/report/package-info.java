@NullMarked
package com.kameleoon.destination.ingest.report;

import org.jspecify.annotations.NullMarked;
