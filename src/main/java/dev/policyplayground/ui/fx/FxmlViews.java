package dev.policyplayground.ui.fx;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views: each FXML file names its controller, and the map makes it. For use on the FX
/// thread.
public final class FxmlViews {
    private final Map<Class<?>, Supplier<?>> controllers;

    /// @param controllers for each controller class its maker
    public FxmlViews(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    /// Loads `name`.fxml from the folder of `place`.
    public Parent load(Class<?> place, String name) {
        FXMLLoader loader = new FXMLLoader(place.getResource(name + ".fxml"), Messages.bundle());
        loader.setClassLoader(place.getClassLoader());
        loader.setControllerFactory(
                type -> {
                    Supplier<?> maker = controllers.get(type);
                    if (maker == null) {
                        throw new IllegalStateException("nothing makes a " + type.getName());
                    }
                    return maker.get();
                });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new IllegalStateException(name + ".fxml cannot be loaded", e);
        }
    }
}
