package dev.policyplayground.ui.shell;

import dev.policyplayground.ui.command.Command;
import dev.policyplayground.ui.nav.Destination;
import javafx.scene.Parent;

/// One screen of the window: where it stands, what shows it, and what is done when it is gone to.
///
/// @param destination where it is found
/// @param icon its icon's literal in the rail, such as `fth-play`
/// @param go the command that goes there
/// @param arrive reads afresh what it shows
record Screen(Destination destination, String icon, Command go, Parent view, Runnable arrive) {}
