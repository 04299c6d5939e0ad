/// KameleoonDestination resources become running suites.
@NullMarked
package com.kameleoon.destination.operator;

import org.jspecify.annotations.NullMarked;
