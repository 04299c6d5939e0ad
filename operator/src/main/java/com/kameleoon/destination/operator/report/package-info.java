/// The status: conditions, figures, and when they changed.
@NullMarked
package com.kameleoon.destination.operator.report;

import org.jspecify.annotations.NullMarked;
