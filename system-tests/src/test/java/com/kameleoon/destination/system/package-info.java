/// Stories over the whole suite, and the rules that hold over all modules.
@NullMarked
package com.kameleoon.destination.system;

import org.jspecify.annotations.NullMarked;
