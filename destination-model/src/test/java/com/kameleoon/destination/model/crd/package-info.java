/// Tests of the definition that is committed.
@NullMarked
package com.kameleoon.destination.model.crd;

import org.jspecify.annotations.NullMarked;
