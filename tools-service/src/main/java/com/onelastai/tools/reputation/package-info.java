/** What block lists and feeds say of domains, addresses, URLs and files. */
@NullMarked
package com.onelastai.tools.reputation;

import org.jspecify.annotations.NullMarked;
