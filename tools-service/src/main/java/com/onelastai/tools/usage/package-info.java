/**
 * Runs of tools, of this service and those that pages report: the history of users and visitors,
 * and counters by user, day and tool.
 */
@NullMarked
package com.onelastai.tools.usage;

import org.jspecify.annotations.NullMarked;
