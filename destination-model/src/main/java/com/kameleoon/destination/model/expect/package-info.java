/// Runs the tests that stand in a resource.
@NullMarked
package com.kameleoon.destination.model.expect;

import org.jspecify.annotations.NullMarked;
