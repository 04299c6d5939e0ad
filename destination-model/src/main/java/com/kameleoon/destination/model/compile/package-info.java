/// From spec to an immutable program, or to issues: the only public door of the model.
@NullMarked
package com.kameleoon.destination.model.compile;

import org.jspecify.annotations.NullMarked;
