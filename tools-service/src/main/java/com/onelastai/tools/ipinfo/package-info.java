/** What an IP address says. */
@NullMarked
package com.onelastai.tools.ipinfo;

import org.jspecify.annotations.NullMarked;
