/// The command line: reads resources, answers with text and an exit code.
@NullMarked
package com.kameleoon.destination.kd;

import org.jspecify.annotations.NullMarked;
