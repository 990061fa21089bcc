package dev.policyplayground.ui.sessions;

import dev.policyplayground.ui.parts.RunTable;
import java.util.List;
import javafx.scene.control.TableView.TableViewSelectionModel;

/// Keeps rows picked while what they show changes: a table lets go of several rows when one of them
/// is replaced. For use on the FX thread.
///
/// @param table the rows' table
record PickedRows(RunTable table) {
    /// Does `change`, which leaves each row at its place.
    void keep(Runnable change) {
        TableViewSelectionModel<?> selection = table.getSelectionModel();
        List<Integer> picked = List.copyOf(selection.getSelectedIndices());
        int focused = table.getFocusModel().getFocusedIndex();
        change.run();
        if (!picked.equals(selection.getSelectedIndices())) {
            selection.clearSelection();
            picked.forEach(selection::select);
            table.getFocusModel().focus(focused);
        }
    }
}
