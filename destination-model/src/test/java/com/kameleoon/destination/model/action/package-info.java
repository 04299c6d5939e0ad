@NullMarked
package com.kameleoon.destination.model.action;

import org.jspecify.annotations.NullMarked;
