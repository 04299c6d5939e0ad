/// Asks a running destination.
@NullMarked
package com.kameleoon.destination.kd.remote;

import org.jspecify.annotations.NullMarked;
