/// The two doors: authenticate, size, shape; wrong input is answered at once, naming what is wrong.
@NullMarked
package com.kameleoon.destination.ingest.http;

import org.jspecify.annotations.NullMarked;
