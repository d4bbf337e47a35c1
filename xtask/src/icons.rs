//! `cargo xtask icons`: draws the icons of the home screen from the one SVG, `assets/icon.svg`.
//!
//! Drawing needs a large crate, which is behind the feature `icons`; without it the command calls
//! itself again with it, so that every other command is built quickly.

use std::path::Path;

/// Draws `assets/*.png`.
///
/// # Errors
/// One sentence about what failed.
#[cfg(not(feature = "icons"))]
pub fn icons(root: &Path) -> Result<(), String> {
    let arguments = [
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "icons",
        "--",
        "icons",
    ];
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = crate::process::command(cargo)
        .args(arguments)
        .current_dir(root)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("The icons were not drawn; what went wrong stands above.".to_owned()),
        Err(why) => Err(format!("cargo cannot be run: {why}.")),
    }
}

/// Draws `assets/*.png`.
///
/// # Errors
/// One sentence about what failed.
#[cfg(feature = "icons")]
pub fn icons(root: &Path) -> Result<(), String> {
    let assets = root.join("assets");
    let source = assets.join("icon.svg");
    let svg =
        std::fs::read_to_string(&source).map_err(|why| format!("{}: {why}", source.display()))?;
    for (name, size, shape) in drawing::ICONS {
        let png = drawing::draw(&svg, size, shape).map_err(|why| format!("{name}: {why}"))?;
        let path = assets.join(name);
        std::fs::write(&path, png).map_err(|why| format!("{}: {why}", path.display()))?;
    }
    Ok(())
}

#[cfg(feature = "icons")]
mod drawing {
    use std::collections::BTreeMap;

    use resvg::tiny_skia::{Color, Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    /// How an icon fills its square.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Shape {
        /// As the SVG is, with its round corners.
        Round,
        /// Opaque to the edge: the system cuts the corners.
        Opaque,
        /// Opaque, and the mark within the circle of 80 % that every system leaves whole.
        Maskable,
    }

    pub(super) const ICONS: [(&str, u32, Shape); 4] = [
        ("icon-192.png", 192, Shape::Round),
        ("icon-512.png", 512, Shape::Round),
        ("icon-maskable-512.png", 512, Shape::Maskable),
        ("apple-touch-icon.png", 180, Shape::Opaque),
    ];

    pub(super) fn draw(svg: &str, size: u32, shape: Shape) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &Options::default()).map_err(|why| why.to_string())?;
        let mut picture = Pixmap::new(size, size).ok_or("no picture of that size")?;
        if shape != Shape::Round {
            // The paper of the mark, read from the picture itself.
            picture.fill(paper(&tree)?);
        }
        let share = if shape == Shape::Maskable { 0.86 } else { 1.0 };
        let scale = size as f32 * share / tree.size().width();
        let inset = size as f32 * (1.0 - share) / 2.0;
        let place = Transform::from_scale(scale, scale).post_translate(inset, inset);
        resvg::render(&tree, place, &mut picture.as_mut());
        encode(&picture)
    }

    /// Few colours are in the picture, so it is kept as numbers of a list of them: a fifth of the
    /// size, and every phone that keeps the app keeps these.
    fn encode(picture: &Pixmap) -> Result<Vec<u8>, String> {
        let colors: Vec<[u8; 4]> = picture
            .pixels()
            .iter()
            .map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            })
            .collect();
        let list = palette(&colors);
        let number_of: BTreeMap<_, _> = list
            .iter()
            .enumerate()
            .map(|(at, color)| (near(*color), at))
            .collect();
        let number = |color: &[u8; 4]| {
            number_of
                .get(&near(*color))
                .and_then(|at| u8::try_from(*at).ok())
        };
        let Some(pixels) = colors.iter().map(number).collect::<Option<Vec<u8>>>() else {
            return picture.encode_png().map_err(|why| why.to_string());
        };
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Best);
        encoder.set_filter(png::FilterType::NoFilter);
        encoder.set_palette(
            list.iter()
                .flat_map(|[r, g, b, _]| [*r, *g, *b])
                .collect::<Vec<u8>>(),
        );
        if list.iter().any(|[.., alpha]| *alpha < 255) {
            encoder.set_trns(list.iter().map(|[.., alpha]| *alpha).collect::<Vec<u8>>());
        }
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&pixels));
        written.map_err(|why| why.to_string())?;
        Ok(out)
    }

    /// One colour for all that are near each other: the one that is there most often.
    fn palette(colors: &[[u8; 4]]) -> Vec<[u8; 4]> {
        let mut counts: BTreeMap<[u8; 4], usize> = BTreeMap::new();
        for color in colors {
            *counts.entry(*color).or_default() += 1;
        }
        let mut best: BTreeMap<[u8; 4], ([u8; 4], usize)> = BTreeMap::new();
        for (color, count) in counts {
            let kept = best.entry(near(color)).or_insert((color, count));
            if count > kept.1 {
                *kept = (color, count);
            }
        }
        best.into_values().map(|(color, _)| color).collect()
    }

    /// Six bits of each part are enough for soft edges. What is opaque stays opaque.
    fn near(color: [u8; 4]) -> [u8; 4] {
        color.map(|part| if part == 255 { part } else { part & 0xfc })
    }

    fn paper(tree: &Tree) -> Result<Color, String> {
        let mut probe = Pixmap::new(64, 64).ok_or("no picture of that size")?;
        let scale = 64.0 / tree.size().width();
        resvg::render(
            tree,
            Transform::from_scale(scale, scale),
            &mut probe.as_mut(),
        );
        let color = probe.pixel(32, 3).ok_or("no such pixel")?.demultiply();
        Ok(Color::from_rgba8(
            color.red(),
            color.green(),
            color.blue(),
            255,
        ))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const SVG: &str = include_str!("../../assets/icon.svg");

        #[test]
        fn icons_have_their_shapes() {
            for (name, size, shape) in ICONS {
                let picture = Pixmap::decode_png(&draw(SVG, size, shape).unwrap()).unwrap();
                assert_eq!((picture.width(), picture.height()), (size, size), "{name}");
                let corner = picture.pixel(0, 0).unwrap().alpha();
                assert_eq!(
                    corner,
                    if shape == Shape::Round { 0 } else { 255 },
                    "{name}"
                );
            }
        }
    }
}
