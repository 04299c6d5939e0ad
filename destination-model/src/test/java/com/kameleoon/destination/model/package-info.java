/// What the tests of the model share.
@NullMarked
package com.kameleoon.destination.model;

import org.jspecify.annotations.NullMarked;
