@NullMarked
package com.kameleoon.destination.ingest.tester;

import org.jspecify.annotations.NullMarked;
