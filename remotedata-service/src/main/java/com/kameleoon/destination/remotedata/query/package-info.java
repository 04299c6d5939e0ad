/// Query strings as Kameleoon's clients write them.
@NullMarked
package com.kameleoon.destination.remotedata.query;

import org.jspecify.annotations.NullMarked;
