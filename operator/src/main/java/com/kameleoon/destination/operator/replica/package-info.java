/// What the pods say about themselves.
@NullMarked
package com.kameleoon.destination.operator.replica;

import org.jspecify.annotations.NullMarked;
