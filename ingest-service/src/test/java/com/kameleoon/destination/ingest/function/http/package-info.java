@NullMarked
package com.kameleoon.destination.ingest.function.http;

import org.jspecify.annotations.NullMarked;
