/// Everything that a destination needs in the cluster, as pure functions of its spec.
@NullMarked
package com.kameleoon.destination.operator.objects;

import org.jspecify.annotations.NullMarked;
