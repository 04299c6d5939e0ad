/// Who may look: the console's token, its sessions, and the bearer of the API.
@NullMarked
package com.kameleoon.destination.ingest.access;

import org.jspecify.annotations.NullMarked;
