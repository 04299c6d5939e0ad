/// Tests of the package of the same name.
@NullMarked
package com.kameleoon.destination.operator.reconcile;

import org.jspecify.annotations.NullMarked;
