/// Resources in, everything that is made of them out, as files that a reviewer reads.
@NullMarked
package com.kameleoon.destination.operator.golden;

import org.jspecify.annotations.NullMarked;
