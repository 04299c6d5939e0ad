/// The suite on one machine: what `./start` runs, and what it prints.
@NullMarked
package com.kameleoon.destination.local;

import org.jspecify.annotations.NullMarked;
