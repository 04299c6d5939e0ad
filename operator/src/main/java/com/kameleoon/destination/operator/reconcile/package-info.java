/// One pass over one resource, from what is written to what runs.
@NullMarked
package com.kameleoon.destination.operator.reconcile;

import org.jspecify.annotations.NullMarked;
