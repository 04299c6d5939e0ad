/// Whether a written resource may be rolled out, and what keeps it from it.
@NullMarked
package com.kameleoon.destination.operator.plan;

import org.jspecify.annotations.NullMarked;
