@NullMarked
package com.kameleoon.destination.model.json;

import org.jspecify.annotations.NullMarked;
