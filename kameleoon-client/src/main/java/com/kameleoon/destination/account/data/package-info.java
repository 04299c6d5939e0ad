@NullMarked
package com.kameleoon.destination.account.data;

import org.jspecify.annotations.NullMarked;
